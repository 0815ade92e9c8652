"""Reads mails with Python's own e-mail package, as a judge that shares no code with the product.

Standard input: one mail a line, in base64. Standard output: one JSON object a line, what a mail reader would see.
"""

import base64
import email
import email.header
import email.policy
import email.utils
import html.parser
import json
import sys


class Page(html.parser.HTMLParser):
    """What a reader of HTML sees of a mail's page, line by line; the names of all elements; whether anything leads elsewhere."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.elements, self.attributes, self.inside, self.text, self.title = [], set(), [], "", ""

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        self.attributes |= {name for name, _ in attributes}
        self.inside.append(tag)
        if tag == "br":
            self.text += "\n"

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass
        if tag == "p":
            self.text += "\n"

    def handle_data(self, data):
        if "title" in self.inside:
            self.title += data
        elif "main" in self.inside and "p" in self.inside:
            self.text += data


def page(message):
    part = message.get_body(preferencelist=("html",))
    if part is None:
        return None
    reader = Page()
    reader.feed(part.get_content())
    return {"lines": [line for line in reader.text.splitlines() if line.strip()], "title": reader.title,
            "elements": sorted(set(reader.elements)), "attributes": sorted(reader.attributes)}


def mailboxes(raw, header):
    """Names by the older parser: the newer one (Python 3.11) keeps the space between two encoded words of a name, which RFC 2047
    drops. Addresses by both, which must agree."""
    old = email.utils.getaddresses([raw.replace("\r\n", "")])
    if [address for _, address in old] != [box.addr_spec for box in header.addresses]:
        raise ValueError("two parsers read different addresses")
    return [
        {"name": str(email.header.make_header(email.header.decode_header(name))), "address": address}
        for name, address in old
    ]


def defects(message):
    of_headers = [defect for header in message.values() for defect in header.defects]
    return [type(defect).__name__ for defect in message.defects + of_headers]


for line in sys.stdin:
    data = base64.b64decode(line)
    message = email.message_from_bytes(data, policy=email.policy.default)
    raw = email.message_from_bytes(data, policy=email.policy.compat32)
    print(json.dumps({
        "fields": message.keys(),
        "from": mailboxes(raw["From"], message["From"]),
        "to": mailboxes(raw["To"], message["To"]),
        "subject": str(message["Subject"]),
        "date": message["Date"].datetime.isoformat(),
        "messageID": str(message["Message-ID"]),
        "contentType": message.get_content_type(),
        "charset": message.get_body(preferencelist=("plain",)).get_content_charset(),
        "types": [part.get_content_type() for part in message.walk()],
        "body": message.get_body(preferencelist=("plain",)).get_content(),
        "page": page(message),
        "defects": [defect for part in message.walk() for defect in defects(part)],
    }))
