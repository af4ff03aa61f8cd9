package example.theatre;

import io.fairqueue.domain.message.MessageType;
import io.fairqueue.message.Listener;
import io.fairqueue.spring.FairQueueListener;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The theatre. {@code FairQueue}, its tables and its ticks come with the starter. */
@SpringBootApplication
public class TheatreApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(TheatreApplication.class, arguments);
  }

  @Bean
  @FairQueueListener(name = "bookings", types = MessageType.CLAIM_CONFIRMED)
  Listener bookingOfSales(Bookings bookings) {
    return bookings::hear;
  }
}
