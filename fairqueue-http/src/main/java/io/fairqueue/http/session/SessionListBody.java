package io.fairqueue.http.session;

import java.util.List;

/** A fan's sessions, newest first. */
record SessionListBody(List<SessionBody> data) {

  SessionListBody {
    data = List.copyOf(data);
  }
}
