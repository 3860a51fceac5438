"""Pictures and PDF of documents and pages, drawn by the Chromium of this machine."""
