package io.fairqueue.http.line;

/** How many fans to admit by hand. */
record AdmissionsRequest(int count) {

  static final int MOST = 10_000;
}
