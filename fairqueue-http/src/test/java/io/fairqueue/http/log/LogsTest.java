package io.fairqueue.http.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** By the {@code logback.xml} that servers run with. */
final class LogsTest {

  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void read() throws JoranException {
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Objects.requireNonNull(Logs.class.getResource("/logback.xml")));
  }

  @Test
  void debug_is_what_we_say_and_no_library() {
    Logs.apply(new LogConfig(LogConfig.Form.TEXT, Level.DEBUG), context);

    assertThat(context.getLogger(Logs.class).isDebugEnabled()).isTrue();
    assertThat(context.getLogger("org.postgresql.Driver").isDebugEnabled()).isFalse();
    assertThat(context.getLogger("org.postgresql.Driver").isInfoEnabled()).isTrue();
    assertThat(context.getLogger("io.micronaut.http").isInfoEnabled()).isFalse();
  }

  @Test
  void who_wants_errors_only_hears_no_more_of_libraries() {
    Logs.apply(new LogConfig(LogConfig.Form.TEXT, Level.ERROR), context);

    for (String name : new String[] {"io.fairqueue.http.Any", "org.postgresql", "io.micronaut"}) {
      assertThat(context.getLogger(name).isWarnEnabled()).as(name).isFalse();
      assertThat(context.getLogger(name).isErrorEnabled()).as(name).isTrue();
    }
    assertThat(context.getLogger("io.zonky").isErrorEnabled()).isFalse();
  }

  @Test
  void as_usual_changes_nothing_that_an_operator_set() {
    context.getLogger("io.fairqueue.http").setLevel(ch.qos.logback.classic.Level.TRACE);

    Logs.apply(new LogConfig(LogConfig.Form.TEXT, Level.INFO), context);

    assertThat(context.getLogger(Logs.class).isTraceEnabled()).isTrue();
  }
}
