package io.fairqueue.bench.performance.tool;

import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Processor time that all processes of a PostgreSQL have used; of those that live. */
public final class ServerTime {

  private static final double NANOS = 1e9;

  private final ProcessHandle postmaster;

  private ServerTime(ProcessHandle postmaster) {
    this.postmaster = postmaster;
  }

  /** Of the server behind these connections, which runs on this machine. */
  public static ServerTime of(Jdbi sql) {
    return sql.withHandle(
        handle -> {
          // Asked about while the connection is open: its process ends with it.
          long backend = handle.createQuery("select pg_backend_pid()").mapTo(Long.class).one();
          return new ServerTime(
              ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow());
        });
  }

  public double seconds() {
    return Stream.concat(Stream.of(postmaster), postmaster.children())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .mapToDouble(used -> used.toNanos() / NANOS)
        .sum();
  }
}
