"""Models of engines: what is offered, downloaded, installed and removed."""
