"""A real SMTP server (aiosmtpd) on the loopback address that does as it is told.

Argument: JSON with
  faults   list of {"stage", "fault", "from", "times"}: at the stage, beginning with its `from`th occurrence (1 by itself), as often as
           `times` says (for ever by itself), the fault happens. A stage is greeting, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, body
           (before the final dot) or dot (after it). A fault is a reply, `hang`, or `drop`.
  tls      "starttls", "implicit" or none
  cert     path of a PEM file with certificate and key
  login    [user, password] that is asked for
  size     the largest message
  folder   where messages are kept, each in a file with its envelope as JSON on the first line

Writes its port to standard output, and ends with its standard input.
"""

import asyncio
import collections
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

plan = json.loads(sys.argv[1])
seen = collections.Counter()
messages = 0
connections = 0


def fault_at(stage):
    seen[stage] += 1
    for fault in plan.get("faults", []):
        first = fault.get("from", 1)
        if fault["stage"] == stage and first <= seen[stage] < first + fault.get("times", 10**9):
            return fault["fault"]
    return None


class Handler:
    async def handle_DATA(self, server, session, envelope):
        global messages
        fault = fault_at("dot")
        if fault is None or fault in ("drop", "hang"):
            messages += 1
            head = {"from": envelope.mail_from, "to": envelope.rcpt_tos, "connection": server.number,
                    "mail_options": envelope.mail_options, "rcpt_options": envelope.rcpt_options,
                    "tls": session.ssl is not None, "user": (session.auth_data or b"").decode()}
            name = os.path.join(plan["folder"], f"{messages:06}")
            with open(name + ".new", "wb") as file:
                file.write(json.dumps(head).encode() + b"\n" + envelope.original_content)
            os.rename(name + ".new", name)
        if fault is not None:
            return await server.misbehave(fault) or fault
        return f"250 2.0.0 Ok: queued as {messages}"


class Server(SMTP):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        global connections
        connections += 1
        self.number = connections

    async def misbehave(self, fault):
        """Nothing for a reply, which the caller pushes."""
        if fault == "hang":
            await asyncio.sleep(3600)
        if fault == "drop":
            self.transport.abort()
            raise ConnectionResetError
        return None

    async def stage(self, name, go_on):
        fault = fault_at(name)
        if fault is None:
            return await go_on()
        await self.misbehave(fault)
        await self.push(fault)
        if fault.startswith("421"):
            self.transport.close()

    async def _handle_client(self):
        fault = fault_at("greeting") if self.session.ssl is None or plan.get("tls") == "implicit" else None
        try:
            if fault is not None:
                await self.misbehave(fault)
                await self.push(fault)
                self.transport.close()
                return
            await super()._handle_client()
        except ConnectionResetError:
            pass

    async def smtp_EHLO(self, argument):
        await self.stage("EHLO", lambda: super(Server, self).smtp_EHLO(argument))

    async def smtp_STARTTLS(self, argument):
        await self.stage("STARTTLS", lambda: super(Server, self).smtp_STARTTLS(argument))

    async def smtp_AUTH(self, argument):
        await self.stage("AUTH", lambda: super(Server, self).smtp_AUTH(argument))

    async def smtp_MAIL(self, argument):
        await self.stage("MAIL", lambda: super(Server, self).smtp_MAIL(argument))

    async def smtp_RCPT(self, argument):
        await self.stage("RCPT", lambda: super(Server, self).smtp_RCPT(argument))

    async def smtp_DATA(self, argument):
        async def go_on():
            fault = fault_at("body")
            if fault is not None:
                await self.push("354 go on")
                await self._reader.readuntil(b"\r\n")
                await self.misbehave(fault)
            await super(Server, self).smtp_DATA(argument)
        await self.stage("DATA", go_on)


def authenticate(server, session, envelope, mechanism, data):
    good = [data.login.decode(), data.password.decode()] == plan["login"]
    return AuthResult(success=good, auth_data=data.login)


async def main():
    context = None
    if plan.get("tls"):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(plan["cert"])
    login = plan.get("login")

    def server():
        return Server(
            Handler(), hostname="relay.example.tw", data_size_limit=plan.get("size", 33554432), enable_SMTPUTF8=False,
            tls_context=context if plan.get("tls") == "starttls" else None,
            require_starttls=plan.get("tls") == "starttls",
            auth_required=login is not None, auth_require_tls=plan.get("tls") == "starttls",
            authenticator=authenticate if login else None)

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda *_: None)
    listener = await loop.create_server(
        server, "127.0.0.1", 0, ssl=context if plan.get("tls") == "implicit" else None)
    print(listener.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main())
