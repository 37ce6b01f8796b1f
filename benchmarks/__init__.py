"""What measures artlint: its parser against others (scripts), the command against its peers, its growth, its parts."""
