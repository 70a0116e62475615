"""What each command says of itself, and takes. Nothing here imports the model, so that to ask for help costs little."""
