package io.fairway.bench.itch;

/**
 * What a book builder needs of a message. A field that its type does not have is zero, or null.
 *
 * @param type the type
 * @param locate the stock locate code; zero if the message is about no single stock
 * @param reference the order reference number, of A F E C X D U
 * @param newReference the reference number of the order that replaces the other, of U
 * @param side the side, of A F
 * @param shares the shares of the order (A F U), or those executed (E C) or cancelled (X)
 * @param price the price of the order, as in {@link Price}, of A F U
 * @param symbol the stock, as in {@link Symbol}, of R A F
 */
public record ItchMessage(
        MessageType type,
        int locate,
        long reference,
        long newReference,
        Side side,
        long shares,
        long price,
        long symbol) {}
