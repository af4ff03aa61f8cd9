package io.fairqueue.http.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Iterator;
import net.logstash.logback.composite.GlobalCustomFieldsJsonProvider;
import net.logstash.logback.composite.loggingevent.KeyValuePairsJsonProvider;
import net.logstash.logback.composite.loggingevent.LogLevelJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggerNameJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggingEventFormattedTimestampJsonProvider;
import net.logstash.logback.composite.loggingevent.LoggingEventJsonProviders;
import net.logstash.logback.composite.loggingevent.LoggingEventThreadNameJsonProvider;
import net.logstash.logback.composite.loggingevent.MdcJsonProvider;
import net.logstash.logback.composite.loggingevent.MessageJsonProvider;
import net.logstash.logback.composite.loggingevent.StackTraceJsonProvider;
import net.logstash.logback.composite.loggingevent.ThrowableClassNameJsonProvider;
import net.logstash.logback.decorate.EscapeNonAsciiJsonFactoryDecorator;
import net.logstash.logback.encoder.LoggingEventCompositeJsonEncoder;

/** Log lines for programs: an object a line, in ASCII, with every cause. */
final class JsonLines {

  private static final String RFC_3339 = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";

  private JsonLines() {}

  /** Has everything that is written as text written so. Repeating is safe. */
  static void begin(LoggerContext context) {
    for (Logger logger : context.getLoggerList()) {
      Iterator<Appender<ILoggingEvent>> appenders = logger.iteratorForAppenders();
      while (appenders.hasNext()) {
        if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> appender
            && !(appender.getEncoder() instanceof LoggingEventCompositeJsonEncoder)) {
          appender.setEncoder(encoder(context));
        }
      }
    }
  }

  static Encoder<ILoggingEvent> encoder(LoggerContext context) {
    var encoder = new LoggingEventCompositeJsonEncoder();
    encoder.setContext(context);
    encoder.setProviders(providers(context));
    // What can't be seen, or turns letters around, does nothing on a terminal either.
    encoder.setJsonFactoryDecorator(new EscapeNonAsciiJsonFactoryDecorator());
    encoder.start();
    return encoder;
  }

  private static LoggingEventJsonProviders providers(LoggerContext context) {
    var providers = new LoggingEventJsonProviders();
    var time = new LoggingEventFormattedTimestampJsonProvider();
    time.setFieldName("timestamp");
    time.setPattern(RFC_3339);
    time.setTimeZone("UTC");
    providers.addTimestamp(time);
    providers.addLogLevel(new LogLevelJsonProvider());
    var logger = new LoggerNameJsonProvider();
    logger.setFieldName("logger");
    providers.addLoggerName(logger);
    var thread = new LoggingEventThreadNameJsonProvider();
    thread.setFieldName("thread");
    providers.addThreadName(thread);
    providers.addMessage(new MessageJsonProvider());
    providers.addMdc(new MdcJsonProvider());
    providers.addKeyValuePairs(new KeyValuePairsJsonProvider());
    var exception = new ThrowableClassNameJsonProvider();
    exception.setFieldName("exception");
    exception.setUseSimpleClassName(false);
    providers.addThrowableClassName(exception);
    providers.addStackTrace(stackTrace(context));
    providers.addGlobalCustomFields(node(context));
    return providers;
  }

  private static StackTraceJsonProvider stackTrace(LoggerContext context) {
    var whole = new ThrowableProxyConverter();
    whole.setContext(context);
    whole.start();
    var trace = new StackTraceJsonProvider();
    trace.setThrowableConverter(whole);
    return trace;
  }

  private static GlobalCustomFieldsJsonProvider<ILoggingEvent> node(LoggerContext context) {
    var fields = new GlobalCustomFieldsJsonProvider<ILoggingEvent>();
    fields.setCustomFieldsNode(
        JsonNodeFactory.instance
            .objectNode()
            .put(LogFields.NODE, context.getProperty(CoreConstants.HOSTNAME_KEY)));
    return fields;
  }
}
