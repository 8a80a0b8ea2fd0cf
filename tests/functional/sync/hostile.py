"""The network at its worst: a proxy that cuts, and a server that answers a page to everything."""
import contextlib
import socket
import ssl
import threading


class Listener:
    """Accepts on a free port of 127.0.0.1 and handles each connection in a thread of its own, until closed."""

    def __init__(self):
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                threading.Thread(target=self._guarded, args=(connection,), daemon=True).start()

    def _guarded(self, connection):
        with contextlib.suppress(OSError), connection:
            self.handle(connection)

    def close(self):
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class CuttingProxy(Listener):
    """Passes bytes both ways until `budget` of them went in the direction `up` (to the endpoint) or down; then resets
    both connections, and every later one. budget None: no limit. `when_cut` is called before the first reset."""

    def __init__(self, target_port):
        super().__init__()
        self._target = target_port
        self.budget, self.up = None, True
        self.when_cut = lambda: None
        self._lock = threading.Lock()

    def handle(self, client):
        with socket.create_connection(("127.0.0.1", self._target)) as server:
            other = threading.Thread(target=self._pump, args=(server, client, False), daemon=True)
            other.start()
            self._pump(client, server, True)
            other.join(10)

    def _pump(self, source, sink, up):
        with contextlib.suppress(OSError):
            while data := source.recv(16384):
                allowed = self._take(len(data)) if up == self.up else len(data)
                sink.sendall(data[:allowed])
                if allowed < len(data):
                    break
        for one in (source, sink):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _take(self, wanted):
        with self._lock:
            if self.budget is None:
                return wanted
            allowed = min(wanted, self.budget)
            if allowed == self.budget > 0:
                self.when_cut()
            self.budget -= allowed
            return allowed


class PageServer(Listener):
    """A TLS server that answers 200 and a log-in page to everything, as a captive portal would. Keeps what it heard."""

    PAGE = b"<html><title>Welcome</title>Please log in</html>"

    def __init__(self, certificate, key):
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate, key)
        self.heard = b""
        super().__init__()

    def handle(self, connection):
        with self._context.wrap_socket(connection, server_side=True) as secure:
            while data := secure.recv(16384):
                self.heard += data
                if b"\r\n\r\n" in data:
                    secure.sendall(
                        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
                        % (len(self.PAGE), self.PAGE)
                    )
