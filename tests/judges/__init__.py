"""What the tests of web pages share: a real browser, and its judge of accessibility; how Java's judges start."""

QUICK_JAVA = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
"""A judge runs for seconds: no time is spent on making its code fast, which is half of what it takes otherwise."""
