package io.fairqueue.http.line;

/** How many fans to admit by hand. */
record AdmissionsRequest(int count) {

  static final int MAX = 10_000;
}
