"""Pictures and PDFs of documents and pages, drawn by the Chromium of this machine."""
