/** Short names for the generated types; nothing here is written by hand twice. */
import type { Readable } from "openapi-typescript-helpers"

import type { components } from "./schema"

type Schemas = { [Name in keyof components["schemas"]]: Readable<components["schemas"][Name]> }

export type Me = Schemas["Me"]
export type SignInInfo = Schemas["SignInPage"]
export type CaseRow = Schemas["CaseRow"]
export type CaseDetail = Schemas["CaseDetail"]
export type Entry = Schemas["EntryOut"]
export type Clock = Schemas["ClockOut"]
export type NextClock = Schemas["NextClock"]
export type CaseView = Schemas["CaseView"]
export type CaseState = Schemas["CaseState"]
export type CaseSort = Schemas["CaseSort"]
export type Level = Schemas["Level"]
export type Verb = Schemas["Verb"]
export type DraftMode = Schemas["DraftMode"]
export type ClockState = Schemas["ClockState"]
export type Letter = Schemas["LetterIn"]
export type FeedbackItem = Schemas["FeedbackItem"]
export type Colleague = Schemas["Colleague"]
export type Change = Schemas["ChangeOut"]
export type MetricAnswer = Schemas["MetricAnswerOut"]
export type Estimate = Schemas["EstimateOut"]
export type Channel = Schemas["Channel"]
export type Nature = Schemas["Nature"]
