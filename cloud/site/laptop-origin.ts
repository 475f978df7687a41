/** Where `npm start` and `npm run preview` serve the app, which the dev stage lets talk to it. Another PORT is not let in. */
export const laptopOrigin = 'https://localhost:5173'
