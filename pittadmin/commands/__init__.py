"""The commands of `pittadmin-cli`, one noun each; every module has an `add` for the parser."""
