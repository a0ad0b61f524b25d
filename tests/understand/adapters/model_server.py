"""A local server that speaks chat completions, or misbehaves as it is told."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def completion(content, **more):
    """Return a chat completion with one choice."""
    message = {"role": "assistant", "content": content}
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    return {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}], "usage": usage, **more}


class ModelServer:
    """Answers each request by the next of `answers` (the last one again and again): functions of (handler, request)."""

    def __init__(self):
        self.answers = []
        self.requests = []
        self.closing = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                raw = self.rfile.read(int(self.headers["Content-Length"]))
                request = {"path": self.path, "headers": dict(self.headers), "body": json.loads(raw)}
                server.requests.append(request)
                self.close_connection = True
                answers = server.answers
                answer = answers.pop(0) if len(answers) > 1 else answers[0]
                answer(self, request)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def close(self):
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def says(content, **more):
    """Answer 200 with this content."""
    return sends(json.dumps(completion(content, **more)))


def sends(body, status=200, **headers):
    """Answer with these bytes."""

    def answer(handler, _request):
        data = body if isinstance(body, bytes) else body.encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def writes(raw):
    """Answer with these raw bytes of HTTP and close."""

    def answer(handler, _request):
        handler.wfile.write(raw)
        handler.wfile.flush()

    return answer


def drips(server):
    """Answer one byte of a header at a time, for ever."""

    def answer(handler, _request):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not server.closing.wait(0.001):
            try:
                handler.wfile.write(b"x")
                handler.wfile.flush()
            except OSError:
                return

    return answer


def stays_silent(server):
    """Read the request and say nothing."""
    return lambda _handler, _request: server.closing.wait(30)
