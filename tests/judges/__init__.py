"""What the tests of web pages share: a real browser, and its judge of accessibility."""
