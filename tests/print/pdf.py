"""Prints handouts and reads what is on the pages."""
import re
import subprocess
from html import unescape

INCH = 25.4


def printed(offsite, chromium, source, scratch, handout, *options):
    """The PDF of a handout of the workshop in `source`."""
    out, pdf = scratch / "out", scratch / f"{handout}.pdf"
    subprocess.run([offsite, "render", source, "--out", out, "--only", handout, *options], check=True, capture_output=True)
    subprocess.run([chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    f"--print-to-pdf={pdf}", f"file://{out}/handouts/{handout}.html"], check=True, capture_output=True)
    return pdf


def pages(pdf):
    """The pages, each a list of (text, centre to the right, centre down) in millimetres."""
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    word = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
    middle = lambda a, b: (float(a) + float(b)) / 2 / 72 * INCH
    return [[(unescape(m[5]), middle(m[1], m[3]), middle(m[2], m[4])) for m in word.finditer(page)]
            for page in text.split("<page ")[1:]]
