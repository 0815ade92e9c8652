import Counter

await CardCounter.start()
