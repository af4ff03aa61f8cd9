package io.fairqueue.http.line;

/** How many fans were admitted by hand. */
record AdmissionsBody(int admitted) {}
