"""Parts of the page 台账管理: uploads, imports and their reports, and the restoring of earlier states."""
