package io.fairqueue.http.direct;

import io.fairqueue.http.browser.GrantHandler;
import io.fairqueue.http.browser.Origins;
import io.fairqueue.http.ops.RequestIds;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link DirectHandler} before the framework in every connection, and before both what tells
 * browsers which pages may read their answers.
 */
@Singleton
final class DirectPipeline implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final BeanProvider<DirectRoutes> routes;
  private final BeanProvider<TooLarge> tooLarge;
  private final Origins origins;
  private final RequestIds requestIds;

  /**
   * @param routes asked late: what they need may itself need the server
   * @param tooLarge likewise
   */
  DirectPipeline(
      BeanProvider<DirectRoutes> routes,
      BeanProvider<TooLarge> tooLarge,
      Origins origins,
      RequestIds requestIds) {
    this.routes = routes;
    this.tooLarge = tooLarge;
    this.origins = origins;
    this.requestIds = requestIds;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(null));
    return event.getBean();
  }

  private final class Customizer implements NettyServerCustomizer {

    private final @Nullable Channel channel;

    Customizer(@Nullable Channel channel) {
      this.channel = channel;
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel specific, ChannelRole role) {
      return new Customizer(specific);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel == null) {
        return;
      }
      var pipeline = channel.pipeline();
      if (pipeline.get(ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND) != null) {
        pipeline.addBefore(
            ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
            "fairqueue-grants",
            new GrantHandler(origins, requestIds));
        pipeline.addBefore(
            ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
            "fairqueue-direct",
            new DirectHandler(routes.get()));
        pipeline.addBefore(
            ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND,
            "fairqueue-body-limit",
            new BodyLimit(tooLarge.get()));
      }
    }
  }
}
