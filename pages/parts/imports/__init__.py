"""Parts of the page 台账管理: files on their way in, what became of them, and the way back."""
