"""The way from an older database to today's tables; `upgrade` is the only entrance."""
