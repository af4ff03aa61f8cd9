@NullMarked
package io.fairqueue.http.payment;

import org.jspecify.annotations.NullMarked;
