package io.fairqueue.spring;

import io.fairqueue.message.Listener;
import io.fairqueue.message.ListenerCourier;
import io.fairqueue.port.message.Courier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;

/** Makes couriers of the listeners among an application's beans. */
final class ListenerBeans {

  private ListenerBeans() {}

  /** Listeners are made when they first hear of something: so they may use {@code FairQueue}. */
  static List<Courier> couriers(ListableBeanFactory beans) {
    return Arrays.stream(beans.getBeanNamesForType(Listener.class, false, false))
        .map(name -> courier(beans, name))
        .toList();
  }

  private static Courier courier(ListableBeanFactory beans, String bean) {
    FairQueueListener said = beans.findAnnotationOnBean(bean, FairQueueListener.class, false);
    return new ListenerCourier(
        said == null || said.name().isEmpty() ? bean : said.name(),
        said == null ? Set.of() : Set.of(said.types()),
        message -> beans.getBean(bean, Listener.class).on(message));
  }
}
