package io.github.countersign.authenticator;

import io.github.countersign.delivery.Channel;
import io.github.countersign.delivery.PhoneNumber;

/** A confirmed phone, and how its owner wants to get codes. */
public record Phone(PhoneNumber number, Channel channel) {}
