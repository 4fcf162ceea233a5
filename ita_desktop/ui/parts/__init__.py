"""What the windows are put together from: buttons, labels, fields, signs, bars. Nothing here knows a report."""
