import ReviewCommands

await CardReview.start()
