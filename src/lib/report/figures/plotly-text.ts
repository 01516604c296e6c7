/** Other people's text for a Plotly template, which reads markup and placeholders. */
export const plotlyText = (text: string) => text.replace(/[<>&%{}]/g, " ");
