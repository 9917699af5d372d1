"""Plain text -> Page: as mails, READMEs and legal texts have it."""
