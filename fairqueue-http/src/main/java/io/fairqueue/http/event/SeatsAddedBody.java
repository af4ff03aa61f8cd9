package io.fairqueue.http.event;

/** How many seats an event has more. */
record SeatsAddedBody(int count) {}
