package io.fairqueue.http;

import io.fairqueue.http.mail.MailQueue;
import io.fairqueue.http.management.Readiness;
import io.fairqueue.http.worker.Workers;
import io.fairqueue.port.Notifier;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a server's work in order: readiness off; sockets are told to go elsewhere; requests that run
 * end; the last mails are sent; workers end. Each step has its time, in sum less than the 20
 * seconds that there are.
 */
final class Shutdown {

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
  private static final Duration REQUESTS = Duration.ofSeconds(8);

  private Shutdown() {}

  static void of(ApplicationContext context) {
    context.getBean(Readiness.class).stop();
    sendSocketsAway(context);
    endRequests(context);
    context.findBean(MailQueue.class).ifPresent(MailQueue::close);
    context.getBean(Workers.class).close();
  }

  private static void sendSocketsAway(ApplicationContext context) {
    if (context.getBean(Notifier.class) instanceof AutoCloseable hub) {
      try {
        hub.close();
      } catch (Exception e) {
        LOG.warn("sockets could not be told to go elsewhere", e);
      }
    }
  }

  /** Only the server's: the framework's own way would end the threads first that requests need. */
  private static void endRequests(ApplicationContext context) {
    try {
      context
          .getBean(NettyEmbeddedServer.class)
          .shutdownGracefully()
          .toCompletableFuture()
          .orTimeout(REQUESTS.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException late) {
      LOG.warn("some requests did not end in time");
    }
  }
}
