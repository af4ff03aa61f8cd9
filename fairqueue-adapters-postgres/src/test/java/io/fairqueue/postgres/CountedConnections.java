package io.fairqueue.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Connections whose commits and statements are counted. */
public final class CountedConnections {

  private final DataSource counted;
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger statements = new AtomicInteger();

  public CountedConnections(DataSource connections) {
    counted =
        proxy(
            DataSource.class,
            connections,
            name -> {},
            answer -> answer instanceof Connection connection ? counting(connection) : answer);
  }

  public DataSource dataSource() {
    return counted;
  }

  int commits() {
    return commits.get();
  }

  /** Those that were prepared, and so executed. */
  public int statements() {
    return statements.get();
  }

  private Connection counting(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        name -> {
          if (name.equals("commit")) {
            commits.incrementAndGet();
          } else if (name.equals("prepareStatement")) {
            statements.incrementAndGet();
          }
        },
        answer -> answer);
  }

  private static <T> T proxy(Class<T> type, T target, Heard heard, Changed changed) {
    return type.cast(
        Proxy.newProxyInstance(
            CountedConnections.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              heard.call(method.getName());
              try {
                return changed.answer(method.invoke(target, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @FunctionalInterface
  private interface Heard {
    void call(String method);
  }

  @FunctionalInterface
  private interface Changed {
    Object answer(Object given);
  }
}
