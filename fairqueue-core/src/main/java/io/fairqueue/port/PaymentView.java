package io.fairqueue.port;

import io.fairqueue.domain.Payment;
import io.fairqueue.domain.Refund;
import java.util.Optional;

/** A payment with its refund, if there is one. */
public record PaymentView(Payment payment, Optional<Refund> refund) {}
