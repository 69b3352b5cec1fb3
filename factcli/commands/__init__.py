"""The command line: one small file a command, joined in :mod:`factcli.commands.app`. Only this room prints."""
