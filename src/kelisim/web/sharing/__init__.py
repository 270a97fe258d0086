"""What other sites show of a page: head elements, linked data, pictures, embeddable cards."""
