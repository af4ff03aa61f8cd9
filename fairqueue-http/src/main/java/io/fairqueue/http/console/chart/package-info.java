/** How a sale went over time, drawn and as tables. */
@NullMarked
package io.fairqueue.http.console.chart;

import org.jspecify.annotations.NullMarked;
