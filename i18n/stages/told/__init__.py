"""What commands told of a site, told again where no file has changed since."""
