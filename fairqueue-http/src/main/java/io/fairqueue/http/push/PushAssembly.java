package io.fairqueue.http.push;

import io.fairqueue.http.config.ServerConfig;
import io.fairqueue.http.infrastructure.Infrastructure;
import io.fairqueue.messages.mail.Links;
import io.fairqueue.messages.push.FcmSender;
import io.fairqueue.messages.push.PushCourier;
import io.fairqueue.messages.push.PushKey;
import io.fairqueue.messages.push.PushSender;
import io.fairqueue.messages.push.WebPushSender;
import io.fairqueue.port.Stores;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Joins pushes to what they tell of. */
@Factory
final class PushAssembly {

  private final ServerConfig config;
  private final InstantSource time;

  PushAssembly(ServerConfig config, InstantSource time) {
    this.config = config;
    this.time = time;
  }

  @Singleton
  PushKey pushKey(Infrastructure infrastructure) {
    return infrastructure.pushKey();
  }

  @Singleton
  @Bean(preDestroy = "close")
  WebPushSender webPush(PushKey key) {
    return new WebPushSender(config.pushContact(), key, config.hooks(), time);
  }

  @Singleton
  @Bean(preDestroy = "close")
  @Requires(property = "fairqueue.fcm")
  FcmSender fcm() {
    return new FcmSender(Objects.requireNonNull(config.fcm()), time);
  }

  @Singleton
  PushCourier pushCourier(List<PushSender> senders, Stores stores, Links links) {
    return new PushCourier(senders, stores, links, config.mail().locale(), time);
  }
}
