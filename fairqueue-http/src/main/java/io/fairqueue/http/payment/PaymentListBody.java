package io.fairqueue.http.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** Every attempt to pay a claim, newest first. */
record PaymentListBody(@JsonInclude(JsonInclude.Include.ALWAYS) List<PaymentBody> data) {}
