"""The laboratory: real processes, real load and two ledgers, for the fault suite and the benchmarks."""
