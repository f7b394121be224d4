"""What holds for the whole country, with the parameters a city may set."""
