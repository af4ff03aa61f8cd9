package io.fairqueue.messages.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairqueue.messages.hook.HookAnswer.Failed;
import io.fairqueue.messages.hook.HookAnswer.Said;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts to endpoints and push services, which people name: to checked addresses only, once, within
 * a time in all. Follows nothing, keeps no cookies, unpacks nothing, and reads no more than 64 KB
 * of an answer. Thread-safe.
 */
public final class HookClient implements AutoCloseable {

  static final int AT_ONCE = 64;

  private static final int MAX_READ = 64 * 1024;
  private static final int MAX_KEPT = 2 * 1024;

  private final HookSettings settings;
  private final CloseableHttpClient http;
  private final ScheduledExecutorService ender =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hook-timeouts").factory());

  /** Opens connections when they are needed. */
  public HookClient(HookSettings settings) {
    this(settings, HostLookup.ofThisMachine());
  }

  HookClient(HookSettings settings, HostLookup lookup) {
    this.settings = settings;
    this.http = client(settings, lookup);
  }

  private static CloseableHttpClient client(HookSettings settings, HostLookup lookup) {
    @Nullable URI proxy = settings.proxy();
    DnsResolver resolver =
        proxy == null
            ? new GuardedResolver(new AddressGuard(settings.allowed(), settings.loopback()), lookup)
            : SystemDefaultDnsResolver.INSTANCE;
    Timeout timeout = Timeout.of(settings.timeout());
    HttpClientBuilder builder =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(resolver)
                    .setMaxConnTotal(AT_ONCE)
                    .setMaxConnPerRoute(AT_ONCE)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.ofSeconds(5))
                            .setSocketTimeout(timeout)
                            .setTimeToLive(TimeValue.ofMinutes(1))
                            .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(timeout)
                    .setResponseTimeout(timeout)
                    .setRedirectsEnabled(false)
                    .build())
            .setUserAgent("FairQueue/" + settings.version())
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableContentCompression()
            .disableAuthCaching();
    if (proxy != null) {
      builder.setProxy(new HttpHost(proxy.getScheme(), proxy.getHost(), proxy.getPort()));
    }
    return builder.build();
  }

  /** Posts a body as JSON. Waits; never throws for what the other side does. */
  HookAnswer post(String url, Map<String, String> headers, byte[] body) {
    return post(url, headers, ContentType.APPLICATION_JSON, body);
  }

  /** Posts a body of another media type, likewise. */
  public HookAnswer post(String url, Map<String, String> headers, String mediaType, byte[] body) {
    return post(url, headers, ContentType.create(mediaType), body);
  }

  private HookAnswer post(
      String url, Map<String, String> headers, ContentType contentType, byte[] body) {
    HttpPost request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, contentType));
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> end =
        ender.schedule(
            () -> {
              late.set(true);
              request.cancel();
            },
            settings.timeout().toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response = http.executeOpen(null, request, null);
      try {
        return said(request, response);
      } finally {
        closeQuietly(response);
      }
    } catch (IOException | RuntimeException failure) {
      return new Failed(
          late.get()
              ? "no answer within %d s".formatted(settings.timeout().toSeconds())
              : describe(failure));
    } finally {
      end.cancel(false);
    }
  }

  /** What is heard of a connection that was cut changes nothing any more. */
  private static void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException ignored) {
      // Nothing is left to be done with it.
    }
  }

  /** Once the status is there, it counts, whatever becomes of the body. */
  private static Said said(HttpPost request, ClassicHttpResponse response) {
    byte[] kept = new byte[0];
    @Nullable HttpEntity entity = response.getEntity();
    if (entity != null) {
      try {
        InputStream content = entity.getContent();
        kept = content.readNBytes(MAX_KEPT);
        if (content.skip(MAX_READ - kept.length) >= MAX_READ - kept.length && content.read() >= 0) {
          // Closing would read on to the end, and there may be none.
          request.cancel();
        }
      } catch (IOException broken) {
        request.cancel();
      }
    }
    @Nullable Header retryAfter = response.getFirstHeader("Retry-After");
    return new Said(
        response.getCode(), text(kept), retryAfter == null ? null : retryAfter.getValue());
  }

  /** What a store can keep: without zero characters, and not longer once half a sign was cut. */
  private static String text(byte[] kept) {
    String text = new String(kept, UTF_8).replace("\0", "");
    while (text.getBytes(UTF_8).length > MAX_KEPT) {
      text = text.substring(0, text.length() - 1);
    }
    return text;
  }

  private static String describe(Exception failure) {
    String name = failure.getClass().getSimpleName();
    return failure.getMessage() == null ? name : name + ": " + failure.getMessage();
  }

  @Override
  public void close() {
    ender.shutdownNow();
    closeQuietly(http);
  }
}
