package io.fairqueue.port;

/** What came of an act that changed nothing: nothing is written down about it. */
public interface Unchanged {}
