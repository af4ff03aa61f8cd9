package io.fairqueue.http.log;

/**
 * What log lines know besides their words. The first few are of the request that a line comes from
 * and go with its thread; the others a line brings along. None is about a person.
 */
public final class LogFields {

  public static final String REQUEST = "request_id";
  public static final String EVENT = "event_id";

  /** Of the request's span, where it is traced. */
  public static final String TRACE = "trace_id";

  public static final String SPAN = "span_id";

  /** What an answer of 500 names. */
  public static final String INCIDENT = "incident_id";

  /** The machine, or the container. */
  public static final String NODE = "node";

  private LogFields() {}
}
