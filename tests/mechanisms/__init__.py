"""Every mechanism of the five articles, opened on an import of ordinary exports."""
