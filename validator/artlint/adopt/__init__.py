"""What an archive with a past needs to adopt a linter: fixes of what is safe to mend."""
