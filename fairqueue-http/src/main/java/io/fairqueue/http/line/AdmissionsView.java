package io.fairqueue.http.line;

/** How many fans were admitted by hand. */
record AdmissionsView(int admitted) {}
